import { Tokenizer, TokenParser, TokenType } from '@streamparser/json';
import type { AnswerPiece, AnswerShape, JsonValue } from '../../ports/answer-files.ts';
import { FileRefused } from '../../ports/tables.ts';

/** Bytes in which strings grow; longer ones still come out whole. */
const STRING_BUFFER = 64 * 1024;

/** Hands numbers over as they are written. The parser passes on what it is given. */
class TextNumberTokenizer extends Tokenizer {
  protected override parseNumber(text: string): number {
    return text as unknown as number;
  }
}

/** Cuts JSON into the pieces of answers as its bytes come. An answer stands alone, in an array, or behind the one before. */
export class AnswerParser {
  readonly #tokenizer = new TextNumberTokenizer({ separator: '', stringBufferSize: STRING_BUFFER });
  readonly #shape: AnswerShape;
  #pieces: AnswerPiece[] = [];
  #records = 0;
  #depth = 0;
  #isInArray = false;

  constructor(shape: AnswerShape) {
    this.#shape = shape;
    const names = [...shape.fields, `${shape.records}.*`];
    const parser = new TokenParser({
      separator: '',
      keepStack: false,
      paths: ['$.', '$.*.'].flatMap((base) => names.map((name) => base + name)),
    });
    this.#tokenizer.onToken = (token) => {
      parser.write(token);
      this.#follow(token.token);
    };
    this.#tokenizer.onEnd = () => parser.end();
    parser.onValue = ({ value, key, stack }) => this.#take(value as JsonValue, key, stack);
  }

  /** Throws `FileRefused` where the bytes are no JSON. */
  write(bytes: Uint8Array): AnswerPiece[] {
    return this.#run(() => this.#tokenizer.write(bytes));
  }

  /** Throws `FileRefused` where the last document is not complete. */
  end(): AnswerPiece[] {
    return this.#run(() => this.#tokenizer.end());
  }

  #run(step: () => void): AnswerPiece[] {
    try {
      step();
    } catch (error) {
      // The parser's own messages quote the file.
      throw error instanceof FileRefused ? error : new FileRefused('json-broken');
    }
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }

  #follow(token: TokenType): void {
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) {
      if (this.#depth === 0) this.#isInArray = token === TokenType.LEFT_BRACKET;
      this.#depth += 1;
    } else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) {
      this.#depth -= 1;
      if (token === TokenType.RIGHT_BRACE && this.#depth === (this.#isInArray ? 1 : 0)) this.#pieces.push({ kind: 'end' });
    }
  }

  #take(value: JsonValue, key: string | number | undefined, stack: readonly { key: string | number | undefined }[]): void {
    const inner = stack.slice(1).map((element) => element.key);
    // `$.*.` also meets objects within a single answer, which are none.
    const path = typeof inner[0] === 'number' ? inner.slice(1) : inner;
    if (path.length === 0) this.#pieces.push({ kind: 'field', name: String(key), value });
    else if (path.length === 1 && path[0] === this.#shape.records) {
      if (typeof key !== 'number') throw new FileRefused('no-answers');
      this.#records += 1;
      this.#pieces.push({ kind: 'record', number: this.#records, value });
    }
  }
}
