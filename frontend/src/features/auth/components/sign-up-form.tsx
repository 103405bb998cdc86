import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { FormFailure } from "@/components/form-failure";
import { Link } from "@/components/link";
import { useSignUp } from "@/features/auth/api/enter";
import { AuthCard } from "@/features/auth/components/auth-card";
import { NewPasswordField, passwordComplaint } from "@/features/auth/components/new-password-field";
import { toApiError } from "@/lib/api-error";
import { formErrors } from "@/lib/form-errors";

/** A new account; whoever makes it is signed in at once. */
export function SignUpForm({ next, onDone }: { next: string | undefined; onDone: () => void }) {
  const signUp = useSignUp();
  const form = useForm({
    initialValues: { name: "", email: "", password: "" },
    validateInputOnBlur: true,
    validate: {
      name: (value) => (value.trim() ? null : "Write the name that others will see"),
      email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : "This is not an e-mail address"),
      password: passwordComplaint,
    },
  });
  const submit = form.onSubmit((body) =>
    signUp.mutate(body, { onSuccess: onDone, onError: (error) => form.setErrors(formErrors(toApiError(error))) }),
  );
  return (
    <AuthCard
      title="Make an account"
      below={
        <>
          Already have one?{" "}
          <Link to="/sign-in" search={{ next }} underline="always">
            Sign in
          </Link>
        </>
      }
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput label="Name" autoComplete="name" autoFocus {...form.getInputProps("name")} />
          <TextInput label="E-mail" type="email" autoComplete="username" {...form.getInputProps("email")} />
          <NewPasswordField {...form.getInputProps("password")} />
          <FormFailure error={signUp.error} shownFields={["name", "email", "password"]} />
          <Button type="submit" loading={signUp.isPending} fullWidth>
            Make the account
          </Button>
        </Stack>
      </form>
    </AuthCard>
  );
}
