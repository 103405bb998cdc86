import { request } from "@/lib/request";

/** Takes a file from the service and hands it to the browser; a plain link could not carry the token. */
export async function downloadFile(path: string, fallbackName: string): Promise<void> {
  const response = await request(new URL(path, location.origin));
  const named = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
  saveBlob(await response.blob(), named ?? fallbackName);
}

export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
