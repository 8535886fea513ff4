import { writeFileSync } from 'node:fs'
import type { Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter'

/** As server/test/test-report.ts, for the journeys. One that passed at its second try only has failed. */
export default class TestReport implements Reporter {
  readonly #outputFile: string
  readonly #outsideTests: string[] = []
  #all: TestCase[] = []

  constructor({ outputFile }: { outputFile: string }) {
    this.#outputFile = outputFile
  }

  onBegin(_config: unknown, suite: Suite): void {
    this.#all = suite.allTests()
  }

  onError(error: TestError): void {
    this.#outsideTests.push(tell('outside every journey', [error]))
  }

  onEnd(): void {
    const withOutcome = (...outcomes: string[]) =>
      this.#all.filter((each) => outcomes.includes(each.outcome()))
    const failed = withOutcome('unexpected', 'flaky').map((each) =>
      tell(
        each.titlePath().filter(Boolean).join(' > '),
        each.results.flatMap(({ errors }) => errors),
      ),
    )
    const report = {
      passed: withOutcome('expected').length,
      skipped: withOutcome('skipped').length,
      failures: [...this.#outsideTests, ...failed],
    }
    writeFileSync(this.#outputFile, JSON.stringify(report))
  }
}

function tell(place: string, errors: readonly TestError[]): string {
  return [place, ...errors.map(({ message, value, stack }) => stack ?? message ?? value ?? '')].join('\n')
}
