import { expect, test } from "vitest";
import { hasMath, loadMath, renderMarkdown } from "@/components/markdown/render-markdown";

test("scripts, handlers and pictures do not survive", () => {
  const html = renderMarkdown('<script>x()</script><img src=x onerror=y()><b onclick="z()">kept</b>', null);
  expect(html).not.toMatch(/script|img|onclick|onerror/);
  expect(html).toContain("<b>kept</b>");
});

test("a link opens apart and tells the other side nothing", () => {
  expect(renderMarkdown("[there](https://example.org)", null)).toMatch(/target="_blank".*noopener noreferrer/);
});

test("a script address is no link", () => {
  expect(renderMarkdown("[there](javascript:alert(1))", null)).not.toContain("javascript:");
});

test("mathematics becomes MathML, and money stays money", async () => {
  const math = await loadMath();
  expect(renderMarkdown("about $n \\log n$ steps", math)).toContain("<math");
  expect(renderMarkdown("costs $5 or $6", math)).not.toContain("<math");
});

test("a text without dollars does not ask for the renderer", () => {
  expect(hasMath("plain words")).toBe(false);
  expect(hasMath("about $n^2$")).toBe(true);
});
