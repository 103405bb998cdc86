import { getRouteApi, useLocation, useRouter } from "@tanstack/react-router";
import { ForgotForm } from "@/features/auth/components/forgot-form";
import { ResetForm } from "@/features/auth/components/reset-form";
import { SignInForm } from "@/features/auth/components/sign-in-form";
import { SignUpForm } from "@/features/auth/components/sign-up-form";
import { VerifyPanel } from "@/features/auth/components/verify-panel";

const signInRoute = getRouteApi("/sign-in");
const signUpRoute = getRouteApi("/sign-up");

/** The token of an e-mail's link stands behind the #, which no server and no log gets to see. */
function useToken(): string {
  return useLocation({ select: (location) => new URLSearchParams(location.hash).get("token") ?? "" });
}

/** Back to where one was going; only ever to an address of this site. */
function useGoOn(next: string | undefined): () => void {
  const router = useRouter();
  const safe = next?.startsWith("/") && !next.startsWith("//") && !next.startsWith("/\\") ? next : "/";
  return () => router.history.push(safe);
}

export function SignInPage() {
  const { next, notice } = signInRoute.useSearch();
  const ended = notice === "ended" ? "The session has ended. Sign in to go on where you were." : undefined;
  return <SignInForm next={next} notice={ended} onDone={useGoOn(next)} />;
}

export function SignUpPage() {
  const { next } = signUpRoute.useSearch();
  return <SignUpForm next={next} onDone={useGoOn(next)} />;
}

export function ForgotPage() {
  return <ForgotForm />;
}

export function ResetPage() {
  return <ResetForm token={useToken()} />;
}

export function VerifyPage() {
  return <VerifyPanel token={useToken()} />;
}
