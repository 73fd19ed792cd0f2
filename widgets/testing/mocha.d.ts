/** The words of the test runner's framework that element tests use; it brings no types of its own. */
declare function describe(subject: string, body: () => void): void;
declare function it(promise: string, body: () => void | Promise<void>): void;
declare function beforeEach(body: () => void | Promise<void>): void;
declare function afterEach(body: () => void | Promise<void>): void;
