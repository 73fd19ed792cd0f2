import { Directive, type DirectiveResult, directive, type ElementPart } from 'lit/directive.js';

class AfterDrawing extends Directive {
  override render(_act: (element: HTMLElement) => void): void {}

  override update({ element }: ElementPart, [act]: [(element: HTMLElement) => void]): void {
    queueMicrotask(() => {
      if (element.isConnected) act(element as HTMLElement);
    });
  }
}

/** Calls back with the element after every drawing, once it stands in the document: for what only a live element can do. */
export const afterDrawing: (act: (element: HTMLElement) => void) => DirectiveResult<typeof AfterDrawing> = directive(AfterDrawing);
