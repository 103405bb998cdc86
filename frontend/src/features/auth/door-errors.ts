import { toApiError } from "@/lib/api-error";
import { formErrors } from "@/lib/form-errors";

const FIELDS: Record<string, string> = { wrong_code: "code", wrong_password: "password" };

/** The errors of a form that asks for a password or a code: of these two the service says which is wrong by its code. */
export function doorErrors(thrown: unknown): Record<string, string> {
  const error = toApiError(thrown);
  const field = FIELDS[error.code];
  return field ? { [field]: error.message } : formErrors(error);
}

/** What a form has yet to show of a failure: nothing where a field says it. */
export function restOf(thrown: unknown): unknown {
  return thrown && FIELDS[toApiError(thrown).code] ? null : thrown;
}
