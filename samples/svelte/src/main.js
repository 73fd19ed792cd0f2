import { mount } from 'svelte';
import 'partner-widget-kit/define/partner-session';
import 'partner-widget-kit/define/partner-customer-list';
import App from './App.svelte';
import './portal.css';

mount(App, { target: document.getElementById('app') });
