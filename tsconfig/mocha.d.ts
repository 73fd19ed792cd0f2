/** The part of mocha's globals that element tests use; @web/test-runner puts them into the page. */
type Step = () => void | Promise<void>;
declare function describe(title: string, body: () => void): void;
declare function it(title: string, body: Step): void;
declare function before(step: Step): void;
declare function beforeEach(step: Step): void;
declare function after(step: Step): void;
declare function afterEach(step: Step): void;
