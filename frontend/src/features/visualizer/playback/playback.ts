import { type PlayerPlace, readBreaks, readChoices, type View, writeChoices } from "@/features/visualizer/trace/place";
import { isSwap, type TraceState } from "@/features/visualizer/trace/state";
import { Timeline } from "@/features/visualizer/trace/timeline";

/** Steps a second at each of the nine speeds. */
export const SPEEDS = [1, 2, 4, 8, 20, 60, 200, 800, 3000];
const TWEEN_MS = 260;
const REST_MS = 140;

type Listener = () => void;

/**
 * Where one is in a run and whether it plays. It lives outside React: what must follow every frame registers with
 * `onPaint`; React hears only of what changes seldom (`subscribe`, `version`).
 */
export class Playback {
  readonly timeline = new Timeline();
  step = 0;
  playing = false;
  speed = 4;
  watch = "";
  chosenView: View | undefined;
  breaks = new Set<number>();
  choices = new Map<string, string>();
  markers: number[] = [];
  tween = 1;
  version = 0;
  /** Called with a step whose part of the run is not there. */
  onMissing: ((step: number) => void) | undefined;
  calm = false;
  private wanted = 0;
  private single = false;
  private readonly listeners = new Set<Listener>();
  private readonly painters = new Set<Listener>();
  private readonly readings = new Set<Listener>();
  private turn = 0;
  private frame = 0;
  private last = 0;
  private owed = 0;
  private tweenStart = 0;
  private resting: ReturnType<typeof setTimeout> | undefined;

  /** Take the place that the URL says; a step that has not arrived yet is gone to when it does. */
  take(place: PlayerPlace): void {
    this.speed = place.speed ?? this.speed;
    this.watch = place.watch ?? this.watch;
    this.chosenView = place.view;
    this.breaks = readBreaks(place.breaks);
    this.choices = readChoices(place.stage);
    this.wanted = place.step ?? 0;
    this.step = Math.max(0, Math.min(this.wanted, this.timeline.steps - 1));
    this.announce();
  }

  get place(): PlayerPlace {
    const place: PlayerPlace = { step: this.step };
    if (this.speed !== 4) place.speed = this.speed;
    if (this.watch) place.watch = this.watch;
    if (this.chosenView) place.view = this.chosenView;
    if (this.breaks.size) place.breaks = [...this.breaks].sort((a, b) => a - b).join(",");
    if (this.choices.size) place.stage = writeChoices(this.choices);
    return place;
  }

  get state(): TraceState {
    return this.timeline.seek(this.step);
  }

  get lastStep(): number {
    return Math.max(0, this.timeline.steps - 1);
  }

  /** Parts have arrived. */
  grown(): void {
    if (this.step !== this.wanted) this.step = Math.max(0, Math.min(this.wanted, this.timeline.steps - 1));
    this.announce();
    if (this.timeline.whole) this.prepare();
  }

  /** Whether the part of the run that is to be shown has yet to arrive. */
  get waiting(): boolean {
    return this.timeline.steps > 0 && !this.timeline.has(this.step);
  }

  /** While the page is idle: states to seek from, so that a jump anywhere is short. */
  private prepare(): void {
    if (typeof requestIdleCallback === "undefined") return;
    requestIdleCallback((deadline) => {
      if (this.timeline.prepare(Math.min(8, deadline.timeRemaining()))) this.prepare();
    });
  }

  go(step: number): void {
    if (step < 0) return;
    const to = Math.min(step, this.lastStep);
    const single = to === this.step + 1;
    this.step = to;
    this.wanted = to;
    this.single = single;
    if (this.waiting) this.onMissing?.(to);
    if (single && !this.waiting && !this.calm && (!this.playing || this.speed <= 4) && this.hasSwap(to)) {
      this.tween = 0;
      this.tweenStart = performance.now();
    } else this.tween = 1;
    this.repaint();
    if (this.playing) return;
    // React hears when the scrubbing rests; until then only the painters do.
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      this.resting = undefined;
      this.announce();
    }, REST_MS);
  }

  /** Whether the step is changing frame by frame. */
  get moving(): boolean {
    return this.playing || this.resting !== undefined;
  }

  /** Whether it is changing faster than anyone reads. */
  get hurrying(): boolean {
    return this.playing ? this.speed > 5 : this.resting !== undefined && !this.single;
  }

  private hasSwap(step: number): boolean {
    return this.timeline.steps > 0 && this.timeline.opsAt(step).some(isSwap);
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  play(): void {
    if (this.step >= this.lastStep) this.step = 0;
    this.playing = true;
    this.last = performance.now();
    this.owed = 0;
    this.announce();
    this.repaint();
  }

  pause(): void {
    this.playing = false;
    this.announce();
  }

  setSpeed(speed: number): void {
    this.speed = Math.max(1, Math.min(9, speed));
    this.announce();
  }

  /** What may be shown: questions only where there are some, and then they come first. */
  get views(): View[] {
    return this.timeline.questions.length > 0 ? ["search", "data", "calls"] : ["data", "calls"];
  }

  get view(): View {
    const { views } = this;
    return views.find((view) => view === this.chosenView) ?? views[0] ?? "data";
  }

  /** The two coordinates that a landscape is drawn over. */
  get axes(): [number, number] {
    const [across = 1, up = 2] = (this.choices.get("coordinates") ?? "1x2").split("x").map(Number);
    const width = this.timeline.questions[0]?.point.length ?? 0;
    return across >= 1 && up > across && up <= width ? [across - 1, up - 1] : [0, 1];
  }

  setView(view: View): void {
    this.chosenView = view;
    this.announce();
  }

  choose(name: string, kind: string): void {
    this.choices = new Map(this.choices).set(name, kind);
    this.announce();
  }

  watchName(name: string): void {
    this.watch = this.watch === name ? "" : name;
    this.announce();
  }

  toggleBreak(line: number): void {
    const breaks = new Set(this.breaks);
    if (!breaks.delete(line)) breaks.add(line);
    this.breaks = breaks;
    this.announce();
  }

  toggleMarker(): void {
    const here = this.markers.includes(this.step);
    this.markers = here
      ? this.markers.filter((step) => step !== this.step)
      : [...this.markers, this.step].sort((a, b) => a - b);
    this.announce();
  }

  /** The variable whose changes are looked for: the chosen one, else the one that changed last. */
  get watched(): string {
    if (this.watch) return this.watch;
    const changed = [...this.state.changes.variables].at(-1);
    return (
      changed?.slice(changed.indexOf(":") + 1) ??
      [...(this.state.frames.get(this.state.frame)?.vars.keys() ?? [])][0] ??
      ""
    );
  }

  // --- hearing and drawing -------------------------------------------------------------------------------------------

  subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  onPaint(painter: Listener): () => void {
    this.painters.add(painter);
    this.repaint();
    return () => this.painters.delete(painter);
  }

  /** As `onPaint`, for what is read: while one moves too fast to read anything these take turns, one a frame. */
  onRead(painter: Listener): () => void {
    this.readings.add(painter);
    this.repaint();
    return () => this.readings.delete(painter);
  }

  announce(): void {
    this.version += 1;
    for (const listener of this.listeners) listener();
    this.repaint();
  }

  repaint(): void {
    if (this.frame || typeof requestAnimationFrame === "undefined") return;
    this.frame = requestAnimationFrame((now) => this.onFrame(now));
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.resting);
    this.resting = undefined;
    this.frame = 0;
    this.playing = false;
  }

  private onFrame(now: number): void {
    this.frame = 0;
    if (this.tween < 1) this.tween = Math.min(1, (now - this.tweenStart) / TWEEN_MS);
    if (this.playing) this.advance(now);
    for (const painter of this.painters) painter();
    const readings = [...this.readings];
    for (const painter of this.hurrying ? readings.splice(this.turn++ % readings.length, 1) : readings) painter();
    if (this.playing || this.tween < 1) this.repaint();
  }

  private advance(now: number): void {
    this.owed += (Math.max(0, Math.min(now - this.last, 250)) / 1000) * (SPEEDS[this.speed - 1] ?? 8);
    this.last = now;
    const count = Math.floor(this.owed);
    if (count < 1 || this.tween < 1) return;
    this.owed -= count;
    let to = Math.min(this.step + count, this.lastStep);
    if (this.breaks.size) {
      const stop = this.timeline.stop(this.step, 1, this.breaks);
      if (stop >= 0 && stop <= to) {
        to = stop;
        this.playing = false;
      }
    }
    if (!this.timeline.has(to)) {
      this.onMissing?.(to);
      return;
    }
    if (to >= this.lastStep && this.timeline.end) this.playing = false;
    this.go(to);
  }
}
