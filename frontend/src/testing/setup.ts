import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, vi } from "vitest";
import { service, signedOut } from "@/testing/service";

// Lazy pages and several requests after each other: on a busy machine the usual second is not enough.
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

// A text area that grows asks to be told when its letters change.
Object.defineProperty(document, "fonts", {
  value: { addEventListener: vi.fn(), removeEventListener: vi.fn() },
});

class NoResizes {
  observe() {}
  unobserve() {}
  disconnect() {}
}
window.ResizeObserver = NoResizes as unknown as typeof ResizeObserver;
window.scrollTo = () => {};
window.HTMLElement.prototype.scrollIntoView = () => {};
