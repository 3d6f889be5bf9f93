import type { NodeState } from '../http/operations';
import type { InEveryLanguage } from './language';

interface OperationsTexts {
  title: string;
  lead: string;
  forAdministrators: string;
  forAdministratorsWhy: string;
  signIn: string;
  loading: string;
  updated: (time: string, node: string) => string;
  stale: string;
  registryAway: string;
  noRelay: string;
  single: string;
  whole: string;
  nodes: string;
  states: Readonly<Record<NodeState, string>>;
  roles: Readonly<Record<'web' | 'relay', string>>;
  calls: string;
  seats: string;
  connections: string;
  rooms: string;
  peers: string;
  packets: string;
  packetsOf: (received: string, sent: string) => string;
  memory: string;
  processors: string;
  since: string;
  version: string;
  deadlineLag: string;
  outbox: string;
  outboxOf: (count: number, seconds: string) => string;
  seconds: (count: string) => string;
  nothingLate: string;
  notSaid: string;
  drain: string;
  drainOf: (node: string) => string;
  drainTitle: (node: string) => string;
  drainText: string;
  drainLast: string;
  drainConfirm: string;
  comeBack: string;
  comeBackOf: (node: string) => string;
  comeBackTitle: (node: string) => string;
  comeBackText: string;
  comeBackConfirm: string;
  asked: (node: string) => string;
  nowIs: (node: string, state: string) => string;
}

/** The page of those who run the servers. */
export const operationsTexts: InEveryLanguage<OperationsTexts> = {
  it: {
    title: 'Stato del sistema',
    lead: 'I nodi del servizio, il loro carico e ciò che è in ritardo. Qui non si vede nulla degli appuntamenti né delle persone.',
    forAdministrators: 'Pagina per chi amministra il sistema',
    forAdministratorsWhy: 'Per vedere lo stato del sistema occorre accedere come amministratore.',
    signIn: 'Accedi',
    loading: 'Caricamento…',
    updated: (time, node) => `Aggiornato alle ${time} dal nodo ${node}. I dati si aggiornano da soli.`,
    stale: 'I dati non si aggiornano: il server non risponde. Si riprova da soli ogni pochi secondi.',
    registryAway:
      'Redis non è raggiungibile: si vede soltanto ciò che questo nodo sa da sé. Le chiamate in corso continuano e tutto ritorna da solo.',
    noRelay: 'Nessun nodo multimediale è in servizio: le nuove chiamate non possono iniziare.',
    single: 'Il servizio funziona con un nodo solo: non c’è un altro nodo su cui spostare le chiamate.',
    whole: 'Nel complesso',
    nodes: 'Nodi',
    states: {
      up: 'in servizio',
      draining: 'in svuotamento',
      drained: 'svuotato',
      silent: 'non risponde',
      connecting: 'in collegamento',
      refused: 'rifiutato: versione, orologio o chiave',
      down: 'fermo',
    },
    roles: { web: 'pagine e appuntamenti', relay: 'audio e video' },
    calls: 'Chiamate in corso',
    seats: 'Persone collegate a un appuntamento',
    connections: 'Connessioni',
    rooms: 'Stanze aperte',
    peers: 'Partecipanti',
    packets: 'Pacchetti al secondo',
    packetsOf: (received, sent) => `${received} in entrata, ${sent} in uscita`,
    memory: 'Memoria',
    processors: 'Processori in uso',
    since: 'Avviato',
    version: 'Versione',
    deadlineLag: 'Scadenze in ritardo',
    outbox: 'Messaggi e-mail in attesa',
    outboxOf: (count, seconds) => (count === 0 ? 'nessuno' : `${count}, il più vecchio da ${seconds}`),
    seconds: (count) => `${count} s`,
    nothingLate: 'nessuna',
    notSaid: 'non comunicato',
    drain: 'Svuota',
    drainOf: (node) => `Svuota il nodo ${node}`,
    drainTitle: (node) => `Svuotare il nodo ${node}?`,
    drainText:
      'Il nodo non riceve più nuove chiamate. Quelle in corso passano a un altro nodo una dopo l’altra, con un’interruzione inferiore a un secondo. Può rimettere il nodo in servizio quando vuole.',
    drainLast:
      'Attenzione: nessun altro nodo multimediale è in servizio. Le chiamate in corso restano qui e quelle nuove non possono iniziare.',
    drainConfirm: 'Svuota il nodo',
    comeBack: 'Rimetti in servizio',
    comeBackOf: (node) => `Rimetti in servizio il nodo ${node}`,
    comeBackTitle: (node) => `Rimettere in servizio il nodo ${node}?`,
    comeBackText: 'Il nodo riceve di nuovo chiamate. Quelle che sono già su altri nodi restano dove sono.',
    comeBackConfirm: 'Rimetti in servizio',
    asked: (node) => `Richiesta inviata al nodo ${node}.`,
    nowIs: (node, state) => `Nodo ${node}: ${state}.`,
  },
  en: {
    title: 'System status',
    lead: 'The nodes of the service, their load, and what is late. Nothing of appointments or people is shown here.',
    forAdministrators: 'A page for those who run the system',
    forAdministratorsWhy: 'To see the state of the system you have to sign in as an administrator.',
    signIn: 'Sign in',
    loading: 'Loading…',
    updated: (time, node) => `Updated at ${time} by node ${node}. The figures update by themselves.`,
    stale: 'The figures are not being updated: the server does not answer. It is tried again every few seconds.',
    registryAway:
      'Redis cannot be reached: only what this node knows by itself is shown. Calls go on, and everything returns by itself.',
    noRelay: 'No media node is in service: new calls cannot begin.',
    single: 'The service runs on one node: there is no other to which calls could move.',
    whole: 'Altogether',
    nodes: 'Nodes',
    states: {
      up: 'in service',
      draining: 'draining',
      drained: 'drained',
      silent: 'does not answer',
      connecting: 'connecting',
      refused: 'refused: version, clock or key',
      down: 'down',
    },
    roles: { web: 'pages and appointments', relay: 'sound and video' },
    calls: 'Calls under way',
    seats: 'People connected to an appointment',
    connections: 'Connections',
    rooms: 'Open rooms',
    peers: 'Participants',
    packets: 'Packets per second',
    packetsOf: (received, sent) => `${received} in, ${sent} out`,
    memory: 'Memory',
    processors: 'Processors in use',
    since: 'Started',
    version: 'Version',
    deadlineLag: 'Late deadlines',
    outbox: 'E-mails waiting',
    outboxOf: (count, seconds) => (count === 0 ? 'none' : `${count}, the oldest for ${seconds}`),
    seconds: (count) => `${count} s`,
    nothingLate: 'none',
    notSaid: 'not reported',
    drain: 'Drain',
    drainOf: (node) => `Drain node ${node}`,
    drainTitle: (node) => `Drain node ${node}?`,
    drainText:
      'The node takes no new calls. Those under way move to another node one by one, with less than a second of interruption. You can put the node back into service whenever you like.',
    drainLast: 'Mind: no other media node is in service. Calls under way stay here, and new ones cannot begin.',
    drainConfirm: 'Drain the node',
    comeBack: 'Put back into service',
    comeBackOf: (node) => `Put back into service: node ${node}`,
    comeBackTitle: (node) => `Put node ${node} back into service?`,
    comeBackText: 'The node takes calls again. Those that are on other nodes by now stay there.',
    comeBackConfirm: 'Put back into service',
    asked: (node) => `Node ${node} has been asked.`,
    nowIs: (node, state) => `Node ${node}: ${state}.`,
  },
  de: {
    title: 'Systemzustand',
    lead: 'Die Knoten des Dienstes, ihre Last und was verspätet ist. Von Terminen und Personen ist hier nichts zu sehen.',
    forAdministrators: 'Eine Seite für die Systemverwaltung',
    forAdministratorsWhy: 'Um den Zustand des Systems zu sehen, müssen Sie sich als Systemverwaltung anmelden.',
    signIn: 'Anmelden',
    loading: 'Wird geladen …',
    updated: (time, node) => `Stand ${time} Uhr, vom Knoten ${node}. Die Zahlen erneuern sich von selbst.`,
    stale: 'Die Zahlen erneuern sich nicht: Der Server antwortet nicht. Es wird alle paar Sekunden neu versucht.',
    registryAway:
      'Redis ist nicht erreichbar: Zu sehen ist nur, was dieser Knoten selbst weiß. Gespräche laufen weiter, und alles kommt von selbst zurück.',
    noRelay: 'Kein Medienknoten ist in Betrieb: Neue Gespräche können nicht beginnen.',
    single: 'Der Dienst läuft auf einem einzigen Knoten: Es gibt keinen anderen, auf den Gespräche umziehen könnten.',
    whole: 'Insgesamt',
    nodes: 'Knoten',
    states: {
      up: 'in Betrieb',
      draining: 'wird geleert',
      drained: 'geleert',
      silent: 'antwortet nicht',
      connecting: 'wird verbunden',
      refused: 'abgewiesen: Version, Uhr oder Schlüssel',
      down: 'ausgefallen',
    },
    roles: { web: 'Seiten und Termine', relay: 'Ton und Bild' },
    calls: 'Laufende Gespräche',
    seats: 'Mit einem Termin verbundene Personen',
    connections: 'Verbindungen',
    rooms: 'Offene Räume',
    peers: 'Teilnehmende',
    packets: 'Pakete je Sekunde',
    packetsOf: (received, sent) => `${received} herein, ${sent} hinaus`,
    memory: 'Speicher',
    processors: 'Genutzte Prozessoren',
    since: 'Gestartet',
    version: 'Version',
    deadlineLag: 'Verspätete Fristen',
    outbox: 'Wartende E-Mails',
    outboxOf: (count, seconds) => (count === 0 ? 'keine' : `${count}, die älteste seit ${seconds}`),
    seconds: (count) => `${count} s`,
    nothingLate: 'keine',
    notSaid: 'nicht gemeldet',
    drain: 'Leeren',
    drainOf: (node) => `Knoten ${node} leeren`,
    drainTitle: (node) => `Knoten ${node} leeren?`,
    drainText:
      'Der Knoten nimmt keine neuen Gespräche an. Die laufenden ziehen eines nach dem anderen auf einen anderen Knoten um, mit weniger als einer Sekunde Unterbrechung. Sie können den Knoten jederzeit wieder in Betrieb nehmen.',
    drainLast:
      'Achtung: Kein anderer Medienknoten ist in Betrieb. Laufende Gespräche bleiben hier, und neue können nicht beginnen.',
    drainConfirm: 'Knoten leeren',
    comeBack: 'Wieder in Betrieb nehmen',
    comeBackOf: (node) => `Knoten ${node} wieder in Betrieb nehmen`,
    comeBackTitle: (node) => `Knoten ${node} wieder in Betrieb nehmen?`,
    comeBackText: 'Der Knoten nimmt wieder Gespräche an. Die inzwischen auf anderen Knoten sind, bleiben dort.',
    comeBackConfirm: 'Wieder in Betrieb nehmen',
    asked: (node) => `Der Knoten ${node} ist verständigt.`,
    nowIs: (node, state) => `Knoten ${node}: ${state}.`,
  },
};
