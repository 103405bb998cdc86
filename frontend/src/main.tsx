import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@/app/mantine.css";
import "@/app/app.css";
import { Providers } from "@/app/providers";
import { makeQueryClient } from "@/app/queries";
import { makeRouter } from "@/app/router";

const element = document.getElementById("root");
if (!element) throw new Error("index.html has no #root");

const queries = makeQueryClient();
const router = makeRouter(queries);

createRoot(element).render(
  <StrictMode>
    <Providers queries={queries}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
