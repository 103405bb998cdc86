import type { QueryClient } from "@tanstack/react-query";
import { createRouter, type ErrorComponentProps, type RouterHistory, useRouter } from "@tanstack/react-router";
import { MapPinOff } from "lucide-react";
import { routeTree } from "@/app/routes";
import { LinkButton } from "@/components/link";
import { EmptyState, FailedState } from "@/components/states";

/** The router; tests make their own over a memory history. */
export function makeRouter(queries: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: PageNotFound,
    ...(history ? { history } : {}),
  });
}

function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div style={{ maxWidth: "44rem", margin: "3rem auto", padding: "0 1.5rem" }}>
      <FailedState error={error} onRetry={again} />
    </div>
  );
}

function PageNotFound() {
  return (
    <EmptyState
      icon={<MapPinOff size={22} />}
      title="There is no page at this address"
      action={<LinkButton to="/">To the first page</LinkButton>}
    >
      The address may be mistyped, or what was here is gone.
    </EmptyState>
  );
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
