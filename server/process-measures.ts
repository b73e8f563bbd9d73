import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Gauge, type Registry } from 'prom-client';

/** How late the event loop is, and how much memory the process holds. */
export function loopGauge(registers: Registry[]): void {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const seconds = (nanoseconds: number) => (Number.isFinite(nanoseconds) ? nanoseconds / 1e9 : 0);
  new Gauge({
    name: 'siklus_event_loop_lag_seconds', help: 'How late the event loop was since the last question', labelNames: ['quantile'], registers,
    collect() {
      for (const quantile of [50, 99, 100]) this.set({ quantile: String(quantile / 100) }, seconds(delay.percentile(quantile)));
      delay.reset();
    },
  });
  new Gauge({ name: 'siklus_memory_bytes', help: 'Resident memory of this process', registers, collect() { this.set(process.memoryUsage.rss()); } });
}
