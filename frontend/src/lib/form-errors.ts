import type { ApiError } from "@/lib/api-error";

/**
 * The server's field errors in the shape that a form wants. Paths such as `body.email` or `document.cases[2].args`
 * lose their first word when that is not a field of the form.
 */
export function formErrors(error: ApiError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { field, message } of error.fields) errors[fieldPath(field)] ??= message;
  return errors;
}

/** `body.cases[2].args` → `cases.2.args`. */
export function fieldPath(field: string): string {
  return field.replace(/^(body|document)\./, "").replace(/\[(\w+)\]/g, ".$1");
}
