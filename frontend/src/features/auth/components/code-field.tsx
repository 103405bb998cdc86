import { Anchor, TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";

/** A code of the authenticator, or a recovery code for who does not have it. */
export function CodeField(props: TextInputProps) {
  const [lost, setLost] = useState(false);
  return (
    <div>
      <TextInput
        key={String(lost)}
        autoComplete="one-time-code"
        autoFocus
        label={lost ? "Recovery code" : "Code of your authenticator"}
        placeholder={lost ? "abcd-efgh-…" : "six digits"}
        inputMode={lost ? "text" : "numeric"}
        {...props}
      />
      <Anchor component="button" type="button" size="sm" mt={6} onClick={() => setLost(!lost)}>
        {lost ? "Use the authenticator" : "Use a recovery code"}
      </Anchor>
    </div>
  );
}
