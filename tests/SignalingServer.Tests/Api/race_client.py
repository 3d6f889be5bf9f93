"""Many people who want the same slot at the same moment, each with a connection of its own. Signs everybody in, prints "ready", waits
for a line on standard input, then lets all of them hold and confirm. Prints a JSON list of [step, status, code], one for each person."""
import argparse
import http.client
import json
import sys
import threading
import urllib.parse

LONGEST_WAIT = 60


class Person:
    """A browser: cookies, antiforgery token, one connection."""

    def __init__(self, number, server):
        self.name = f'folla-{number}'
        self.connection = http.client.HTTPConnection(server, timeout=LONGEST_WAIT)
        self.cookies = {}
        self.token = None
        self.code = None

    def ask(self, method, path, body=None, content_type=None):
        headers = {'Cookie': '; '.join(f'{name}={value}' for name, value in self.cookies.items())}
        if content_type:
            headers['Content-Type'] = content_type
        if self.token:
            headers['X-CSRF-TOKEN'] = self.token
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        for cookie in answer.headers.get_all('Set-Cookie') or []:
            name, _, value = cookie.partition(';')[0].partition('=')
            self.cookies[name] = value
        return answer.status, text

    def post(self, path, content):
        status, text = self.ask('POST', path, json.dumps(content), 'application/json')
        return status, json.loads(text)

    def sign_in(self):
        token = json.loads(self.ask('GET', '/api/session')[1])['antiforgeryToken']
        form = urllib.parse.urlencode({'__RequestVerificationToken': token, 'person': self.name})
        status, _ = self.ask('POST', '/accedi', form, 'application/x-www-form-urlencoded')
        assert status == 302, f'signing in as {self.name}: {status}'
        self.token = json.loads(self.ask('GET', '/api/session')[1])['antiforgeryToken']
        self.code = json.loads(self.ask('GET', '/api/subjects')[1])[0]['code']

    def book(self, slot, service):
        status, hold = self.post('/api/holds', {'slot': slot, 'service': service})
        if status != 201:
            return ['hold', status, hold.get('code')]
        status, booked = self.post('/api/appointments', {
            'hold': hold['hold'], 'capacity': 'oneself', 'subject': self.code, 'email': f'{self.name}@posta.example',
            'mobile': '333 0000001', 'privacyAccepted': True,
        })
        return ['confirm', status, booked.get('code')]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--servers', required=True, help='host:port, separated by commas; people are dealt out to them in turn')
    parser.add_argument('--slot', required=True)
    parser.add_argument('--service', required=True)
    parser.add_argument('--first', type=int, required=True, help='number of the first person')
    parser.add_argument('--count', type=int, required=True)
    options = parser.parse_args()
    servers = options.servers.split(',')
    results = [None] * options.count
    ready = threading.Barrier(options.count + 1, timeout=LONGEST_WAIT)
    start = threading.Event()

    def live(index):
        number = options.first + index
        try:
            person = Person(number, servers[number % len(servers)])
            person.sign_in()
            ready.wait()
            start.wait()
            results[index] = person.book(options.slot, options.service)
        except Exception as error:
            results[index] = ['failed', 0, repr(error)]
            ready.abort()

    threads = [threading.Thread(target=live, args=(index,)) for index in range(options.count)]
    for thread in threads:
        thread.start()
    try:
        ready.wait()
        print('ready', flush=True)
        sys.stdin.readline()
    except threading.BrokenBarrierError:
        print('not ready', flush=True)
    start.set()
    for thread in threads:
        thread.join()
    print(json.dumps(results), flush=True)


main()
