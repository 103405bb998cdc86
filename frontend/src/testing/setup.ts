import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, vi } from "vitest";
import { service, signedOut } from "@/testing/service";

// A page is loaded when it is gone to: on a busy machine that alone takes longer than the second that is the default.
configure({ asyncUtilTimeout: 8000 });

beforeAll(() => service.listen({ onUnhandledRequest: "bypass" }));
afterEach(() => {
  cleanup();
  service.resetHandlers();
  signedOut();
});
afterAll(() => service.close());

// What Mantine and the charts ask of a browser and jsdom does not have.
Object.defineProperty(window, "matchMedia", {
  writable: true,
  value: (query: string) => ({
    matches: query.includes("prefers-reduced-motion"),
    media: query,
    onchange: null,
    addListener: vi.fn(),
    removeListener: vi.fn(),
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
    dispatchEvent: vi.fn(),
  }),
});

class NoResizes {
  observe() {}
  unobserve() {}
  disconnect() {}
}
window.ResizeObserver = NoResizes as unknown as typeof ResizeObserver;
window.scrollTo = () => {};
window.HTMLElement.prototype.scrollIntoView = () => {};
