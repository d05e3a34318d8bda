"""What wakes the threads beside the pages of this process, once what is due is stored."""

from threading import Event

mail = Event()
work = Event()
