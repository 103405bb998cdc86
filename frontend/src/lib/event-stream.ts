/** What the line to the server is doing: `live` by socket, `polling` while the socket is away, `closed` when over. */
export type StreamState = "connecting" | "live" | "polling" | "closed";

/** What a stream needs of the outside; tests bring their own. */
export type StreamParts<E> = {
  /** The socket's path with the number after which events are wanted. */
  address: (after: number) => string;
  /** A ticket that opens one socket, once. */
  ticket: () => Promise<string>;
  /** The events after a number by plain request, for as long as there is no socket. */
  poll: (after: number) => Promise<E[]>;
  /** The event's number; events come in order and without gaps, or the rest is asked for. */
  numberOf: (event: E) => number;
  onEvents: (events: E[]) => void;
  onState?: (state: StreamState) => void;
  onError?: (error: unknown) => void;
};

export type StreamOptions = { after: number; pollEvery?: number; longestWait?: number; makeSocket?: SocketMaker };
type SocketMaker = (address: string, protocols: string[]) => WebSocket;

const FIRST_WAIT = 500;
const PROTOCOL = "algorist";
/** Close codes after which another try is of no use: there is no such job for this person. */
const FOR_GOOD = new Set([4404]);

/**
 * Numbered events, each exactly once and in order: by socket, and by polling for as long as the socket is away. After
 * any break it begins again after the last number it has seen. Returns how to stop.
 */
export function openEventStream<E>(parts: StreamParts<E>, options: StreamOptions): () => void {
  const { pollEvery = 5_000, longestWait = 30_000 } = options;
  const makeSocket = options.makeSocket ?? ((address, protocols) => new WebSocket(address, protocols));
  let last = options.after;
  let wait = FIRST_WAIT;
  let stopped = false;
  let socket: WebSocket | null = null;
  let reconnect: ReturnType<typeof setTimeout> | undefined;
  let poller: ReturnType<typeof setInterval> | undefined;

  const say = (state: StreamState) => parts.onState?.(state);

  // Drops what was seen already: replay and live may overlap.
  const take = (events: E[]) => {
    const fresh = events.filter((event) => parts.numberOf(event) > last);
    if (!fresh.length || stopped) return;
    last = Math.max(...fresh.map(parts.numberOf));
    parts.onEvents(fresh);
  };

  const pollOnce = async () => {
    try {
      take(await parts.poll(last));
    } catch (error) {
      parts.onError?.(error);
    }
  };

  const startPolling = () => {
    if (poller || stopped) return;
    say("polling");
    void pollOnce();
    poller = setInterval(() => void pollOnce(), pollEvery);
  };

  const stopPolling = () => {
    clearInterval(poller);
    poller = undefined;
  };

  const later = () => {
    if (stopped) return;
    startPolling();
    reconnect = setTimeout(() => void connect(), wait * (0.8 + Math.random() * 0.4));
    wait = Math.min(wait * 2, longestWait);
  };

  const connect = async () => {
    let ticket: string;
    try {
      ticket = await parts.ticket();
    } catch (error) {
      parts.onError?.(error);
      return later();
    }
    if (stopped) return;
    const opened = makeSocket(parts.address(last), [PROTOCOL, `${PROTOCOL}.ticket.${ticket}`]);
    socket = opened;
    opened.onopen = () => {
      wait = FIRST_WAIT;
      stopPolling();
      say("live");
    };
    opened.onmessage = (message) => take(readMessage<E>(message.data));
    opened.onclose = (event) => {
      if (socket === opened) socket = null;
      if (FOR_GOOD.has(event.code)) say("closed");
      else later();
    };
  };

  say("connecting");
  void connect();
  return () => {
    stopped = true;
    clearTimeout(reconnect);
    stopPolling();
    socket?.close(1000);
    say("closed");
  };
}

/** A message holds one event or several; anything else on the line (a sign of life) is not an event. */
function readMessage<E>(data: unknown): E[] {
  if (typeof data !== "string") return [];
  try {
    const read: unknown = JSON.parse(data);
    if (Array.isArray(read)) return read as E[];
    const isEvent = typeof read === "object" && read !== null && "number" in read;
    return isEvent ? [read as E] : [];
  } catch {
    return [];
  }
}

/** The socket's address for a path of this origin. */
export function socketAddress(path: string): string {
  const address = new URL(path, location.origin);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return address.href;
}
