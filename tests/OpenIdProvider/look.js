// The provider of a first look, in a container of its own (docker-compose.yml, profile "look"). NOT for production: anybody signs in as
// anybody. `node look.js check` says by its exit code whether it listens.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { connect } from 'node:net';
import { providerOf } from './make.js';

const port = 9443;

if (process.argv[2] === 'check') {
  connect(port, '127.0.0.1')
    .once('connect', () => process.exit(0))
    .once('error', () => process.exit(1));
} else {
  const pem = readFileSync('/certificates/site.pem');
  const { LOOK_ISSUER, LOOK_CLIENT, LOOK_SECRET, LOOK_RETURN } = process.env;
  const provider = providerOf(LOOK_ISSUER, { clientId: LOOK_CLIENT, clientSecret: LOOK_SECRET, redirectUri: LOOK_RETURN });
  createServer({ key: pem, cert: pem }, provider.callback()).listen(port);
  console.warn('This provider lets anybody in as anybody: for a first look only.');
}
