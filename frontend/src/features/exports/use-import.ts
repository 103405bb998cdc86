import { useMutation, useQueryClient } from "@tanstack/react-query";
import { importFile } from "@/api/sdk.gen";
import type { Imported, ImportFileData } from "@/api/types.gen";
import { ApiError } from "@/lib/api-error";

/** Brings an export in JSON back in: its problem, and its algorithm where it has one. */
export function useImport(onImported: (imported: Imported) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (file: File) => importFile({ body: readExport(file.name, await file.text()) }),
    onSuccess: (imported) => {
      void queries.invalidateQueries();
      onImported(imported);
    },
  });
}

function readExport(name: string, text: string): ImportFileData["body"] {
  try {
    // Whether it fits is the server's to say.
    return JSON.parse(text) as ImportFileData["body"];
  } catch {
    throw new ApiError(0, {
      title: "The file was not imported",
      detail: `${name} is not JSON: choose an export of a problem or an algorithm that was made as JSON.`,
      code: "not_json",
    });
  }
}
