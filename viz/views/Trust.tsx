import { NOUNS } from "../../sim/input/counted.ts";
import { useWords } from "../components/use-words.ts";
import { TRUST, type Trusted, USES, type Use } from "../declarations.ts";
import { TRUST_ID, TRUST_WORDS, USE_NAMES } from "../text/trust.ts";
import { Section } from "./Section.tsx";

type Findings = Trusted["findings"];

/** What the model may be trusted for: each question, how far, and the findings behind it. */
export function Trust() {
  const { say } = useWords();
  return (
    <Section id={TRUST_ID} title={say(TRUST_WORDS.title)}>
      <p class="hint">{say(TRUST_WORDS.intro)}</p>
      <table class="trust">
        <caption class="visually-hidden">{say(TRUST_WORDS.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(TRUST_WORDS.question)}</th>
            {USES.map((use) => (
              <th key={use} scope="col" class="trust__count">
                {say(USE_NAMES[use])}
              </th>
            ))}
            <th scope="col">{say(TRUST_WORDS.trust)}</th>
          </tr>
        </thead>
        <tbody>
          {TRUST.map(({ question, trust, findings }) => (
            <tr key={question.en}>
              <th scope="row">{say(question)}</th>
              {USES.map((use) => (
                <td key={use} class="trust__count">
                  <Count findings={used(findings, use)} />
                </td>
              ))}
              <td>
                {capital(say(trust))}
                <Behind findings={findings} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

const used = (findings: Findings, as: Use) => findings.filter(({ use }) => use === as);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** How many of these findings the model shows. */
function Count({ findings }: { findings: Findings }) {
  const { say, number } = useWords();
  const shown = findings.filter((finding) => finding.shown).length;
  return (
    <>
      {findings.length === 0
        ? say(TRUST_WORDS.none)
        : say(TRUST_WORDS.count(number(shown), number(findings.length)))}
    </>
  );
}

/** The findings themselves, by their use. A phone has no room for columns of counts: they stand here as well. */
function Behind({ findings }: { findings: Findings }) {
  const { say, count } = useWords();
  return (
    <details>
      <summary>{count(findings.length, NOUNS.finding)}</summary>
      {USES.filter((use) => used(findings, use).length > 0).map((use) => (
        <div key={use}>
          <p class="trust__use">
            {say(USE_NAMES[use])} (<Count findings={used(findings, use)} />)
          </p>
          <ul>
            {used(findings, use).map(({ name, shown, claim }) => (
              <li key={name}>
                {shown ? null : <strong>{say(TRUST_WORDS.missed)} </strong>}
                {say(claim)} <code>{name}</code>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
