import { render } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { handleKey, usePageKeys } from "@/lib/page-keys";

function Keys({ go, find }: { go: () => void; find: () => void }) {
  usePageKeys([
    { press: "g p", words: "problems", run: go },
    { press: "mod+K", words: "find", run: find },
  ]);
  return <input aria-label="field" />;
}

function press(key: string, target: Element = document.body, extra: KeyboardEventInit = {}) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, ...extra });
  Object.defineProperty(event, "target", { value: target });
  return handleKey(event);
}

test("two keys after each other are one command", () => {
  const go = vi.fn();
  render(<Keys go={go} find={vi.fn()} />);
  press("g");
  press("p");
  expect(go).toHaveBeenCalledOnce();
  press("p");
  expect(go).toHaveBeenCalledOnce();
});

test("letters typed into a field are not commands, a key with the modifier is", () => {
  const go = vi.fn();
  const find = vi.fn();
  const { getByLabelText } = render(<Keys go={go} find={find} />);
  const field = getByLabelText("field");
  press("g", field);
  press("p", field);
  expect(go).not.toHaveBeenCalled();
  press("k", field, { ctrlKey: true });
  expect(find).toHaveBeenCalledOnce();
});

test("keys of a page that is gone do nothing", () => {
  const go = vi.fn();
  render(<Keys go={go} find={vi.fn()} />).unmount();
  press("g");
  press("p");
  expect(go).not.toHaveBeenCalled();
});
