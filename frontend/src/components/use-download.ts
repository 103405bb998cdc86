import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { toApiError } from "@/lib/api-error";
import { downloadFile } from "@/lib/download";

/** Downloads, and says so when it could not. */
export function useDownload(): { busy: boolean; download: (path: string, name: string) => void } {
  const [busy, setBusy] = useState(false);
  const download = (path: string, name: string) => {
    setBusy(true);
    downloadFile(path, name)
      .catch((error: unknown) => {
        const problem = toApiError(error);
        notifications.show({ color: "red", title: problem.title, message: problem.message });
      })
      .finally(() => setBusy(false));
  };
  return { busy, download };
}
