import { EventEmitter } from 'node:events';

/** Asks a source again and again, and tells its listeners what is new. */
export class Poller extends EventEmitter {
  constructor(load, interval) {
    super();
    this.load = load;
    this.interval = interval;
    this.last = undefined;
    this.started = new Promise((resolve) => {
      this.markStarted = resolve;
    });
  }

  start() {
    this.timer = setInterval(() => this.tick(), this.interval);
    this.markStarted();
  }

  async tick() {
    const value = await this.load();
    if (value === this.last) return;
    this.emit('value', value);
    this.last = value;
  }

  stop() {
    clearInterval(this.timer);
  }
}
