/**
 * What a page would show if it were opened now, read as the page's own script reads it. Null when there is no page of
 * this kind any more, or nobody is signed in.
 */
export async function readPageAgain<View>(page: string, address: string): Promise<View | null> {
  try {
    const answer = await fetch(address, { headers: { accept: 'text/html' }, redirect: 'error' })
    if (!answer.ok) return null
    const made = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const written = JSON.parse(made.getElementById('props')?.textContent ?? 'null')
    return written?.page === page ? (written.props.view as View) : null
  } catch {
    return null
  }
}
