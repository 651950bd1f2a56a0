const measureMs = 2000;

/** Tells once when fewer pictures come than wanted. What ends by itself, such as a hidden page, is not slow. */
export class RateWatch {
  readonly _threshold: number;
  readonly _onSlow: () => void;
  _timer: ReturnType<typeof setInterval> | undefined;
  _count = 0;
  _isOver = false;

  constructor(threshold: number, onSlow: () => void) {
    this._threshold = threshold;
    this._onSlow = onSlow;
  }

  count(): void {
    this._count += 1;
    if (!this._isOver) this._timer ??= setInterval(() => this._judge(), measureMs);
  }

  stop(): void {
    this._isOver = true;
    clearInterval(this._timer);
  }

  _judge(): void {
    const perSecond = this._count / (measureMs / 1000);
    this._count = 0;
    if (perSecond === 0 || perSecond > this._threshold) return;
    this.stop();
    this._onSlow();
  }
}
