/** Names inside the shared document. A text field is a shared text of its own name, which needs no making: nobody's letters depend on who was first. */
const textPrefix = 'text:';

export function textName(document: string, field: string): string {
  return `${textPrefix}${document}/${field}`;
}

/** Whether this is the name of a text field. */
export function isTextName(name: string): boolean {
  return name.startsWith(textPrefix);
}

export function choiceKey(document: string, field: string): string {
  return `${document}/${field}`;
}
