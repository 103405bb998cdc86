import { MantineProvider } from "@mantine/core";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense } from "react";
import { cssVariables, theme } from "@/app/theme";

// Nothing has been notified of in the first moment, so the first page does not wait for it.
const Notices = lazy(() => import("@/app/shell/notices"));

/** Everything that is wrapped around every page, tests included. */
export function Providers({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  return (
    <QueryClientProvider client={queries}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        {children}
        <Suspense fallback={null}>
          <Notices />
        </Suspense>
      </MantineProvider>
    </QueryClientProvider>
  );
}
