/** Says a settled result once, politely, to those who listen. */
export function Announcer({ message }: { message: string }) {
  return (
    <p class="visually-hidden" role="status" aria-live="polite" aria-atomic="true">
      {message}
    </p>
  );
}
