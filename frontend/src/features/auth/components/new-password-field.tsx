import { PasswordInput, type PasswordInputProps, Progress, Text } from "@mantine/core";
import "@mantine/core/styles/Progress.css";
import "@mantine/core/styles/PasswordInput.css";

/** What the server asks of a password; it has the last word. */
export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 128;

/** A complaint about a new password, or null. */
export function passwordComplaint(value: string): string | null {
  // Characters, as the server counts them: an emoji is one.
  const { length } = [...value];
  if (length < SHORTEST_PASSWORD) return `At least ${SHORTEST_PASSWORD} characters; a few words are easiest`;
  return length > LONGEST_PASSWORD ? `At most ${LONGEST_PASSWORD} characters` : null;
}

/** A field for a new password that says how far it has come. */
export function NewPasswordField({ value, ...rest }: PasswordInputProps & { value?: string }) {
  const length = value?.length ?? 0;
  const part = Math.min(100, (length / 16) * 100);
  return (
    <div>
      <PasswordInput label="Password" autoComplete="new-password" value={value} {...rest} />
      <Progress
        value={part}
        size={4}
        mt={6}
        aria-label="Length of the password"
        color={length >= SHORTEST_PASSWORD ? "pine" : "orange"}
      />
      <Text size="xs" c="dimmed" mt={4}>
        Length is what counts: four plain words beat one clever one.
      </Text>
    </div>
  );
}
