import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import { Providers } from "@/app/providers";
import { makeQueryClient } from "@/app/queries";
import { makeRouter } from "@/app/router";

/** Mounts the whole application at an address, as a browser would. */
export function renderApp(address: string) {
  const queries = makeQueryClient();
  const router = makeRouter(queries, createMemoryHistory({ initialEntries: [address] }));
  const view = render(
    <Providers queries={queries}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { router, queries, ...view };
}
