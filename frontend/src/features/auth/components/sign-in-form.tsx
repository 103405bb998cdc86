import { Anchor, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import "@mantine/core/styles/PasswordInput.css";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { FormFailure } from "@/components/form-failure";
import { Link } from "@/components/link";
import { useSignIn } from "@/features/auth/api/enter";
import { AuthCard } from "@/features/auth/components/auth-card";
import { CodeField } from "@/features/auth/components/code-field";
import { doorErrors, restOf } from "@/features/auth/door-errors";
import { toApiError } from "@/lib/api-error";

type SignInProps = { next: string | undefined; notice?: string | undefined; onDone: () => void };

/** Address and password; then a code, where the account has a second factor. What was typed stays. */
export function SignInForm({ next, notice, onDone }: SignInProps) {
  const signIn = useSignIn();
  const [asksCode, setAsksCode] = useState(false);
  const form = useForm({
    initialValues: { email: "", password: "", code: "" },
    validate: {
      email: (value) => (value.trim() ? null : "Write your e-mail address"),
      password: (value) => (value ? null : "Write your password"),
      code: (value) => (!asksCode || value.trim() ? null : "Write the code"),
    },
  });
  const fail = (error: unknown) => {
    if (toApiError(error).code === "second_factor_required") {
      signIn.reset();
      setAsksCode(true);
    } else form.setErrors(doorErrors(error));
  };
  const submit = form.onSubmit(({ code, ...body }) =>
    signIn.mutate(asksCode ? { ...body, code } : body, { onSuccess: onDone, onError: fail }),
  );
  const goBack = () => {
    signIn.reset();
    form.setFieldValue("code", "");
    setAsksCode(false);
  };
  const failure = <FormFailure error={restOf(signIn.error)} shownFields={["email", "password", "code"]} />;
  if (asksCode) {
    return (
      <AuthCard title="Your second factor" lead={`The password of ${form.values.email} is right. Now the code.`}>
        <form onSubmit={submit} noValidate>
          <Stack>
            <CodeField {...form.getInputProps("code")} />
            {failure}
            <Button type="submit" loading={signIn.isPending} fullWidth>
              Sign in
            </Button>
            <Anchor component="button" type="button" size="sm" onClick={goBack} style={{ alignSelf: "flex-start" }}>
              Back
            </Anchor>
          </Stack>
        </form>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="Sign in"
      lead={notice ?? "Welcome back."}
      below={
        <>
          New here?{" "}
          <Link to="/sign-up" search={{ next }} underline="always">
            Make an account
          </Link>
        </>
      }
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput label="E-mail" type="email" autoComplete="username" autoFocus {...form.getInputProps("email")} />
          <PasswordInput label="Password" autoComplete="current-password" {...form.getInputProps("password")} />
          {failure}
          <Button type="submit" loading={signIn.isPending} fullWidth>
            Sign in
          </Button>
          <Link to="/forgot" size="sm">
            Forgot the password?
          </Link>
        </Stack>
      </form>
    </AuthCard>
  );
}
