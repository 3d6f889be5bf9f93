// The certified OpenID provider of npm, as the administration's. Listens on a free port of this machine and prints {"issuer"}; answers
// 503 until a line with the client's JSON comes in; prints {"ready"} then. Any name can sign in, and becomes the subject. Ends with its
// standard input.
import { createServer } from 'node:http';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Provider } from 'oidc-provider';

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

function providerOf(issuer, { clientId, clientSecret, redirectUri }) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  });
}
