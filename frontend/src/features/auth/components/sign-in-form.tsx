import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import "@mantine/core/styles/PasswordInput.css";
import { useForm } from "@mantine/form";
import { FormFailure } from "@/components/form-failure";
import { Link } from "@/components/link";
import { useSignIn } from "@/features/auth/api/enter";
import { AuthCard } from "@/features/auth/components/auth-card";
import { toApiError } from "@/lib/api-error";
import { formErrors } from "@/lib/form-errors";

type SignInProps = { next: string | undefined; notice?: string | undefined; onDone: () => void };

/** Address and password. */
export function SignInForm({ next, notice, onDone }: SignInProps) {
  const signIn = useSignIn();
  const form = useForm({
    initialValues: { email: "", password: "" },
    validate: {
      email: (value) => (value.trim() ? null : "Write your e-mail address"),
      password: (value) => (value ? null : "Write your password"),
    },
  });
  const submit = form.onSubmit((body) =>
    signIn.mutate(body, { onSuccess: onDone, onError: (error) => form.setErrors(formErrors(toApiError(error))) }),
  );
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
          <FormFailure error={signIn.error} shownFields={["email", "password"]} />
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
