import { expect, test } from "vitest";
import { systemProblem, systemReason } from "../../../sim/host/files/system-errors.ts";

/** An error as Node makes it. */
const failed = (code: string) =>
  Object.assign(new Error(`${code}: it failed, read`), { code, syscall: "read", path: "/x" });

test.each([
  ["EBUSY", "no other program", "aucun autre programme"],
  ["EIO", "a disk that works", "un disque qui fonctionne"],
  ["ESTALE", "a disk that answers", "un disque qui répond"],
  ["ENXIO", "a disk that answers", "un disque qui répond"],
  ["ENODEV", "a disk that answers", "un disque qui répond"],
  ["EINVAL", "calls the request invalid", "juge la demande invalide"],
  ["EROFS", "not read-only", "pas en lecture seule"],
  ["ENOSPC", "this one is full", "celui-ci est plein"],
  ["EDQUOT", "your quota", "votre quota"],
  ["EACCES", "you may write to", "le droit d’écrire"],
  ["EMFILE", "ulimit -n", "ulimit -n"],
  ["EAGAIN", "ulimit -u", "ulimit -u"],
  ["EFBIG", "ulimit -f", "ulimit -f"],
  ["ELOOP", "lead back to each other", "les uns aux autres"],
])("the system's %s has words in both languages", (code, en, fr) => {
  const reason = systemReason(failed(code));
  expect(reason?.en).toContain(en);
  expect(reason?.fr).toContain(fr);
  expect(reason?.en, "not the system's own").not.toContain("it failed");
  expect(systemProblem(failed(code))).toEqual({ path: "", value: "/x", expected: reason });
});

test("a code without words is quoted, and no fault of the program is taken for the system's", () => {
  expect(systemReason(failed("EXDEV"))?.fr).toContain("EXDEV: it failed, read");
  expect(systemReason(new TypeError("x is not a function"))).toBeUndefined();
});
