import { readFileSync } from "node:fs";
import { MantineProvider } from "@mantine/core";
import { configure, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeAll, describe, expect, it, vi } from "vitest";
import ComparePlayers from "@/features/visualizer/components/compare-players";
import Player, { inputText } from "@/features/visualizer/components/player";
import type { PlayerPlace } from "@/features/visualizer/trace/place";
import { handleKey } from "@/lib/page-keys";

const folder = `${process.cwd()}/../tests/fixtures/traces`;
const index = JSON.parse(readFileSync(`${folder}/digests.json`, "utf8")) as Record<
  string,
  { source: string; steps: number }
>;
const bytesOf = (name: string) => new Uint8Array(readFileSync(`${folder}/${name}.algotrace.gz`));

beforeAll(() => {
  configure({ asyncUtilTimeout: 10_000 });
  HTMLCanvasElement.prototype.getContext = (() => null) as never;
  window.addEventListener("keydown", handleKey);
});

function show(name: string, props: Partial<Parameters<typeof Player>[0]> = {}) {
  const trace = { bytes: bytesOf(name) };
  return render(
    <MantineProvider>
      <Player trace={trace} source={index[name]?.source ?? ""} {...props} />
    </MantineProvider>,
  );
}

const counter = (text: string) => waitFor(() => expect(screen.getByText(text)).toBeInTheDocument());
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.body, { key, ...more });

describe("the player", () => {
  it("opens at the step of the URL and says what it is", async () => {
    show("quick-sort", { place: { step: 73 } });
    await counter("74 / 296");
    await waitFor(() => expect(screen.getAllByText(/a\[5\] and a\[10\] changed places/).length).toBeGreaterThan(0));
    expect(document.querySelector("[data-current] code")?.textContent?.trim()).toBe("i += 1");
  });

  it("moves by keys: steps, calls, swaps, changes, ends", async () => {
    show("quick-sort", { place: { step: 20 } });
    await counter("21 / 296");
    press("ArrowRight");
    await counter("22 / 296");
    press("ArrowLeft");
    await counter("21 / 296");
    press("Home");
    await counter("1 / 296");
    press("End");
    await counter("296 / 296");
    press("Home");
    press("n");
    await waitFor(() => expect(screen.getAllByText(/changed places/).length).toBeGreaterThan(0));
    press("N");
    press("ArrowDown");
    await waitFor(() => expect(screen.getAllByText(/call of sort/).length).toBeGreaterThan(0));
    press("ArrowRight", { shiftKey: true });
    press("ArrowUp");
    press("]");
    press("[");
  });

  it("has a button for every key, and speed and breakpoints besides", async () => {
    const user = userEvent.setup();
    show("quick-sort");
    await counter("1 / 296");
    for (const name of ["One step on", "Step over a call", "Next swap", "Marker at this step", "To the last step"]) {
      await user.click(screen.getByRole("button", { name }));
    }
    await counter("296 / 296");
    press("9");
    expect(screen.getByRole("slider", { name: "Speed" })).toHaveValue("9");
    const stop = screen.getByRole("button", { name: "Breakpoint on line 10" });
    await user.click(stop);
    expect(stop).toHaveAttribute("aria-pressed", "true");
  });

  it("plays to a breakpoint and stops there", async () => {
    show("quick-sort", { place: { step: 0, speed: 8, breaks: "12" } });
    await counter("1 / 296");
    press(" ");
    await waitFor(() => expect(document.querySelector("[data-current]")).toHaveAttribute("data-line", "12"), {
      timeout: 4000,
    });
    expect(await screen.findByLabelText("Play")).toBeInTheDocument();
  });

  it("tells its place once it rests, every part of it", async () => {
    const told: PlayerPlace[] = [];
    show("quick-sort", { place: { step: 5 }, onPlaceChange: (place) => told.push(place) });
    await counter("6 / 296");
    press("ArrowRight");
    press("3");
    press("b");
    await waitFor(() => expect(told.at(-1)).toMatchObject({ step: 6, speed: 3 }));
    expect(told.at(-1)?.breaks).toMatch(/^\d+$/);
  });

  it("follows a variable that is chosen", async () => {
    const user = userEvent.setup();
    show("quick-sort", { place: { step: 30 } });
    await counter("31 / 296");
    const row = await screen.findAllByTitle(/Follow pivot/);
    await user.click(row[0] as HTMLElement);
    expect(row[0]).toHaveAttribute("aria-pressed", "true");
    press("]");
    await waitFor(() => expect(screen.getAllByText(/pivot is now/).length).toBeGreaterThan(0));
  });

  it("copies a link to the step", async () => {
    const written = vi.fn(() => Promise.resolve());
    Object.defineProperty(navigator, "clipboard", { value: { writeText: written }, configurable: true });
    show("quick-sort", { place: { step: 9 } });
    await counter("10 / 296");
    press("s");
    await waitFor(() => expect(written).toHaveBeenCalledWith(expect.stringContaining("step=9")));
  });

  it("records another input and shows why that failed", async () => {
    const user = userEvent.setup();
    const record = vi.fn(() => Promise.reject(new Error("not a list")));
    show("quick-sort", { onRecord: record });
    await counter("1 / 296");
    await user.click(await screen.findByText(/^Another input/));
    const field = screen.getByRole("textbox", { name: "Arguments" });
    await user.clear(field);
    await user.type(field, "3");
    await user.click(screen.getByRole("button", { name: "Record again" }));
    expect(record).toHaveBeenCalledWith("3", 0);
    expect(await screen.findByText("not a list")).toBeInTheDocument();
  });

  it("says which part of a run it shows, and records the next one", async () => {
    const user = userEvent.setup();
    const record = vi.fn(() => Promise.reject(new Error("The run has ended")));
    show("generators-later", { onRecord: record });
    await counter("1 / 40");
    expect(await screen.findByText(/These are steps 38 to 77 of 131\. The recording stopped at/)).toBeInTheDocument();
    await user.click(await screen.findByRole("button", { name: "Record the next steps" }));
    expect(record).toHaveBeenCalledWith("", 77);
    expect(await screen.findByText("The run has ended")).toBeInTheDocument();
    await user.click(screen.getByText(/^Another input/));
    const field = screen.getByRole("textbox", { name: "From step" });
    expect(field).toHaveValue("38");
    await user.clear(field);
    await user.type(field, "x");
    expect(screen.getByRole("button", { name: "Record again" })).toBeDisabled();
  });

  it("only shows where it is not told how to record", async () => {
    show("quick-sort");
    await counter("1 / 296");
    expect(screen.queryByText(/^Another input/)).not.toBeInTheDocument();
  });

  it("shows what was printed up to the step, and no more", async () => {
    show("hanoi", { place: { step: 40 } });
    await screen.findByText("Output");
    const output = () => document.querySelector("pre")?.textContent ?? "";
    await waitFor(() => expect(output().length).toBeGreaterThan(0));
    const before = output();
    press("End");
    await waitFor(() => expect(output().length).toBeGreaterThan(before.length));
    expect(output().startsWith(before)).toBe(true);
  });

  it("says when a trace cannot be read", async () => {
    render(
      <MantineProvider>
        <Player trace={{ bytes: new TextEncoder().encode("nonsense\n") }} source="" />
      </MantineProvider>,
    );
    expect(await screen.findByRole("alert")).toHaveTextContent("could not be read");
  });

  it("says that a run failed, and where", async () => {
    show("uncaught");
    expect(
      await screen.findByText(/The run ended with IndexError: list index out of range \(line 4\)/),
    ).toBeInTheDocument();
  });

  it("has no faults of accessibility that axe can find", async () => {
    const { container } = show("union-find", { place: { step: 30 }, onRecord: () => Promise.resolve() });
    await screen.findByText("31 / 81");
    const found = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
    expect(found.violations.map((violation) => violation.id)).toEqual([]);
  });
});

it("shows two runs on one scrubber, aligned by progress or by step", async () => {
  const user = userEvent.setup();
  const run = (name: string) => ({ trace: { bytes: bytesOf(name) }, source: index[name]?.source ?? "", title: name });
  render(
    <MantineProvider>
      <ComparePlayers left={run("quick-sort")} right={run("lcs-table")} />
    </MantineProvider>,
  );
  await counter("1 / 296");
  press("End");
  await waitFor(() => expect(screen.getAllByText(/lcs returns/).length).toBeGreaterThan(0));
  await user.click(screen.getByRole("button", { name: "Same step" }));
  press("Home");
  press("ArrowRight");
  await counter("2 / 296");
  expect(screen.getByRole("heading", { name: "lcs-table" })).toBeInTheDocument();
});

it("writes the input as it is recorded again: arguments, or the calls of a class", () => {
  expect(inputText([{ name: "sort", args: "[3, 1]" }])).toBe("[3, 1]");
  expect(
    inputText([
      { name: "rate", args: "4, [5]" },
      { name: "rate", args: "2, [1]" },
    ]),
  ).toBe("4, [5]");
  expect(
    inputText([
      { name: "Cache", args: "2" },
      { name: "put", args: "1, 'a'" },
    ]),
  ).toBe(`[("Cache", [2]), ("put", [1, 'a'])]`);
});
