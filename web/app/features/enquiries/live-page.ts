/** As lib/render-page writes them: no `<` stands in them. */
const propsPattern = /<script type="application\/json" id="props">([^<]*)<\/script>/

/**
 * What a page would show if it were opened now, read as the page's own script reads it. Null when there is no page of
 * this kind any more, or nobody is signed in.
 */
export async function readPageAgain<View>(page: string, address: string): Promise<View | null> {
  try {
    const answer = await fetch(address, { headers: { accept: 'text/html' }, redirect: 'error' })
    if (!answer.ok) return null
    // No parser: it would try the page's own styles, which this page's security policy refuses, and say so.
    const written = JSON.parse(propsPattern.exec(await answer.text())?.[1] ?? 'null')
    return written?.page === page ? (written.props.view as View) : null
  } catch {
    return null
  }
}
