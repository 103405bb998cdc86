import { Anchor, Button, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import "@mantine/core/styles/PasswordInput.css";
import { useForm } from "@mantine/form";
import type { NewSecondFactor } from "@/api/types.gen";
import { PlainText } from "@/components/code/code";
import { FormFailure } from "@/components/form-failure";
import { useBeginSecondFactor, useConfirmSecondFactor } from "@/features/auth/api/second-factor";
import { doorErrors, restOf } from "@/features/auth/door-errors";
import classes from "@/features/auth/settings/second-factor.module.css";

type SetUpProps = { onDone: (codes: string[]) => void };

/** From the password over the QR code to the first code of the authenticator. */
export function SecondFactorSetUp({ onDone }: SetUpProps) {
  const begin = useBeginSecondFactor();
  const form = useForm({
    initialValues: { password: "" },
    validate: { password: (value) => (value ? null : "Write your password") },
  });
  if (begin.data) return <FirstCode made={begin.data} onDone={onDone} onLeave={begin.reset} />;
  const submit = form.onSubmit(({ password }) =>
    begin.mutate(password, { onSuccess: form.reset, onError: (error) => form.setErrors(doorErrors(error)) }),
  );
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">
          An authenticator is a program, most often on a telephone, that shows a new six-digit code every half minute.
          Signing in then asks for one beside the password: who has stolen that alone does not get in.
        </Text>
        <PasswordInput label="Your password" autoComplete="current-password" {...form.getInputProps("password")} />
        <FormFailure error={restOf(begin.error)} shownFields={["password"]} />
        <Button type="submit" variant="default" loading={begin.isPending} style={{ alignSelf: "flex-start" }}>
          Set up a second factor
        </Button>
      </Stack>
    </form>
  );
}

function FirstCode({ made, onDone, onLeave }: SetUpProps & { made: NewSecondFactor; onLeave: () => void }) {
  const confirm = useConfirmSecondFactor(onDone);
  const form = useForm({
    initialValues: { code: "" },
    validate: { code: (value) => (value.trim() ? null : "Write the code that the authenticator shows") },
  });
  const submit = form.onSubmit(({ code }) =>
    confirm.mutate(code, { onError: (error) => form.setErrors(doorErrors(error)) }),
  );
  return (
    <form onSubmit={submit}>
      <div className={classes.setUp}>
        <img
          className={classes.qr}
          src={`data:image/svg+xml,${encodeURIComponent(made.qr_svg)}`}
          alt="QR code for your authenticator"
        />
        <Stack gap="sm" className={classes.steps}>
          <Text size="sm">
            Scan the code with your authenticator. Is it on this device?{" "}
            <Anchor href={made.uri} underline="always">
              Open it there
            </Anchor>
            , or copy the secret.
          </Text>
          <PlainText text={made.secret} title="Secret" copy="Copy the secret" wrap />
          <TextInput
            label="The code that it shows now"
            placeholder="six digits"
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            {...form.getInputProps("code")}
          />
          <FormFailure error={restOf(confirm.error)} shownFields={["code"]} />
          <Group>
            <Button type="submit" loading={confirm.isPending}>
              Turn it on
            </Button>
            <Button variant="default" onClick={onLeave}>
              Leave it
            </Button>
          </Group>
        </Stack>
      </div>
    </form>
  );
}
