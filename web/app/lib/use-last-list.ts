import { useEffect, useState } from 'react'

const prefix = 'hub-list:'

/** Remembers, in this tab, the view of a list that was looked at last. Its address holds no names. */
export function useRememberList(list: string): void {
  useEffect(() => sessionStorage.setItem(prefix + list, location.pathname + location.search), [list])
}

/** The way back to that view; to the whole list where none was looked at. */
export function useLastList(list: string): string {
  const [href, setHref] = useState(list)
  useEffect(() => setHref(sessionStorage.getItem(prefix + list) ?? list), [list])
  return href
}
