import { useState } from "react";

/** Goes on where a recording was cut. */
export default function NextSteps({ onNext }: { onNext: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const record = async () => {
    setBusy(true);
    setError("");
    try {
      await onNext();
    } catch (caught) {
      setError(caught instanceof Error ? caught.message : String(caught));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {" "}
      <button type="button" className="link" disabled={busy} onClick={() => void record()}>
        {busy ? "Recording the next steps…" : "Record the next steps"}
      </button>
      {error && <span role="alert">{` ${error}`}</span>}
    </>
  );
}
