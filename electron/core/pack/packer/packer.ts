import { parentPort } from 'node:worker_threads'

// The thread that opens papers and joins them.
parentPort?.unref()
