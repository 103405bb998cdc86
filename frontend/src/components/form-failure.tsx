import { FailedState } from "@/components/states";
import { toApiError } from "@/lib/api-error";

/** Why a form was refused, unless the fields say it themselves. */
export function FormFailure({ error, shownFields = [] }: { error: unknown; shownFields?: string[] }) {
  if (!error) return null;
  const problem = toApiError(error);
  const shown =
    problem.fields.length > 0 && problem.fields.every((f) => shownFields.includes(f.field.replace(/^body\./, "")));
  return shown ? null : <FailedState error={problem} />;
}
