import { useAttempt } from "@/features/visualizer/components/use-attempt";

/** Goes on where a recording was cut. */
export default function NextSteps({ onNext }: { onNext: () => Promise<void> }) {
  const { busy, error, attempt } = useAttempt(onNext);
  return (
    <>
      {" "}
      <button type="button" className="link" disabled={busy} onClick={attempt}>
        {busy ? "Recording the next steps…" : "Record the next steps"}
      </button>
      {error && <span role="alert">{` ${error}`}</span>}
    </>
  );
}
