import { useState } from "react";

/** An action that takes a while and may fail: whether it is under way, and what was wrong with the last try. */
export function useAttempt(act: () => Promise<void>): { busy: boolean; error: string; attempt: () => void } {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const attempt = async () => {
    setBusy(true);
    setError("");
    try {
      await act();
    } catch (caught) {
      setError(caught instanceof Error ? caught.message : String(caught));
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, attempt: () => void attempt() };
}
