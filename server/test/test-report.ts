import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node'

/**
 * Writes what `npm test` says at its end, as JSON: the counts, and each failure with its place and its words. What broke
 * outside tests (a file that does not load, a rejection that nobody caught) is a failure like every other.
 */
export default class TestReport implements Reporter {
  readonly #outputFile: string

  constructor({ outputFile }: { outputFile: string }) {
    this.#outputFile = outputFile
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const inState = (state: string) => tests.filter((each) => each.result().state === state)
    const failures = [
      ...modules.flatMap((module) => [module, ...module.children.allSuites()]).flatMap(outsideTests),
      ...inState('failed').map((each) => tell(placeOf(each), each.result().errors)),
      ...unhandledErrors.map((each) => tell('outside every test', [each])),
    ]
    const report = { passed: inState('passed').length, skipped: inState('skipped').length, failures }
    writeFileSync(this.#outputFile, JSON.stringify(report))
  }
}

function outsideTests(each: TestModule | TestSuite): string[] {
  const errors = each.errors()
  return errors.length > 0 ? [tell(placeOf(each), errors)] : []
}

function placeOf(each: TestModule | TestSuite | TestCase): string {
  if (each.type === 'module') return each.relativeModuleId
  return `${each.module.relativeModuleId} > ${each.fullName}`
}

function tell(place: string, errors: readonly SerializedError[] = []): string {
  return [place, ...errors.map((each) => String(each.stack ?? each.message))].join('\n')
}
