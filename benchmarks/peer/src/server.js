// Starts one process.
import { createApp } from './app.js';
import { settings } from './settings.js';

createApp().listen(settings.port, '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
