import { DefaultLogger, Runtime } from '@temporalio/worker';

// Once per process: only what is wrong is worth a line in a test's output.
Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'OFF' } } });
