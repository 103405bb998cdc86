import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openEventStream, type StreamParts, type StreamState } from "@/lib/event-stream";

type Numbered = { number: number };

class FakeSocket {
  static made: FakeSocket[] = [];
  onopen: (() => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  readonly address: string;
  readonly protocols: string[];
  constructor(address: string, protocols: string[]) {
    this.address = address;
    this.protocols = protocols;
    FakeSocket.made.push(this);
  }
  close(code = 1006) {
    this.onclose?.({ code });
  }
  send(body: unknown) {
    this.onmessage?.({ data: JSON.stringify(body) });
  }
}

function open(extra: Partial<StreamParts<Numbered>> = {}) {
  const seen: number[] = [];
  const states: StreamState[] = [];
  const poll = vi.fn(async (_: number): Promise<Numbered[]> => []);
  const stop = openEventStream<Numbered>(
    {
      address: (after) => `ws://here/events?after=${after}`,
      ticket: async () => "ticket",
      poll,
      numberOf: (event) => event.number,
      onEvents: (events) => seen.push(...events.map((event) => event.number)),
      onState: (state) => states.push(state),
      ...extra,
    },
    { after: 3, makeSocket: (a, p) => new FakeSocket(a, p) as unknown as WebSocket },
  );
  return { seen, states, poll, stop };
}

const newest = () => FakeSocket.made[FakeSocket.made.length - 1] as FakeSocket;

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.made = [];
});
afterEach(() => {
  vi.useRealTimers();
});

test("the socket is asked for what came after the last number, with a ticket that is not in the address", async () => {
  open();
  await vi.advanceTimersByTimeAsync(0);
  expect(newest().address).toBe("ws://here/events?after=3");
  expect(newest().protocols).toEqual(["algorist", "algorist.ticket.ticket"]);
});

test("an event that comes twice is told once", async () => {
  const { seen } = open();
  await vi.advanceTimersByTimeAsync(0);
  newest().onopen?.();
  newest().send({ number: 4 });
  newest().send([{ number: 4 }, { number: 5 }]);
  newest().send({ ping: true });
  expect(seen).toEqual([4, 5]);
});

test("a lost socket is polled around and opened again after the last number", async () => {
  const { seen, states, poll } = open();
  await vi.advanceTimersByTimeAsync(0);
  newest().onopen?.();
  newest().send({ number: 4 });
  poll.mockResolvedValueOnce([{ number: 5 }]);
  newest().close();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual([4, 5]);
  await vi.advanceTimersByTimeAsync(700);
  expect(newest().address).toContain("after=5");
  newest().onopen?.();
  expect(states).toEqual(["connecting", "live", "polling", "live"]);
});

test("polling goes on every five seconds while no socket can be had", async () => {
  const { poll, stop } = open({ ticket: () => Promise.reject(new Error("away")) });
  await vi.advanceTimersByTimeAsync(10_400);
  expect(poll).toHaveBeenCalledTimes(3);
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(poll).toHaveBeenCalledTimes(3);
});

test("a stream that was stopped is silent", async () => {
  const { seen, stop } = open();
  await vi.advanceTimersByTimeAsync(0);
  stop();
  newest().send({ number: 9 });
  expect(seen).toEqual([]);
});

test("a job that does not exist is not asked for again", async () => {
  const { states } = open();
  await vi.advanceTimersByTimeAsync(0);
  newest().close(4404);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(FakeSocket.made).toHaveLength(1);
  expect(states).toEqual(["connecting", "closed"]);
});
