// The certified OpenID provider of npm, as the administration's. Listens on a free port of this machine and prints {"issuer"}; answers
// 503 until a line with the client's JSON comes in; prints {"ready"} then. Any name can sign in, and becomes the subject. Ends with its
// standard input.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { providerOf } from './make.js';

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

let answer = (_request, response) => response.writeHead(503).end();
const server = createServer((request, response) => answer(request, response));

server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  say({ issuer });
  const lines = createInterface({ input: process.stdin });
  lines.once('line', (line) => {
    answer = providerOf(issuer, JSON.parse(line)).callback();
    say({ ready: true });
  });
  lines.once('close', () => process.exit(0));
});
